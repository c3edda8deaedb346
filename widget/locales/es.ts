/** Interface strings in Spanish. */
import type { InterfaceStrings } from './interface-strings.ts';

export const es: InterfaceStrings = {
  lang: 'es',
  status: {
    loading: 'Cargando las preguntas…',
    notFound: 'No se ha encontrado esta guía.',
    unavailable: 'Ahora no se pueden cargar las preguntas. Compruebe la conexión y vuelva a intentarlo.',
    retry: 'Volver a intentarlo',
    empty: 'Aquí todavía no hay preguntas.',
    otherLanguage: 'Esta guía no está disponible en {0}. Se muestra en {1}.',
    keptCopy: 'Contenido del {0}. No se puede cargar la versión actual.',
  },
  toolbar: {
    search: 'Buscar en las preguntas',
    language: 'Idioma',
    openAll: 'Abrir todo',
    closeAll: 'Cerrar todo',
    shown: 'Se muestra en {0}.',
    notLoaded: 'No se puede cargar en {0}. Vuelva a intentarlo.',
  },
  search: {
    results: 'Resultados: ',
    nearest: 'Nada coincide del todo. Esto es lo más parecido:',
    suggestions: 'No se ha encontrado nada. Puede empezar por aquí:',
  },
  answers: {
    loading: 'Cargando la respuesta…',
    unavailable: 'Ahora no se puede cargar la respuesta. Compruebe la conexión y vuelva a intentarlo.',
    retry: 'Volver a intentarlo',
  },
  actions: {
    copyLink: 'Copiar enlace',
    copied: 'Enlace copiado',
  },
  votes: {
    question: '¿Le ha servido?',
    yes: 'Sí',
    no: 'No',
    why: '¿Por qué no?',
    reasons: {
      unclear: 'No lo entiendo',
      outdated: 'Está desactualizado',
      wrong: 'Hay un error',
      'did-not-work': 'Lo he probado y no funciona',
      other: 'Otra cosa',
    },
    comment: 'Detalles (opcional)',
    send: 'Enviar',
    thanks: 'Voto contado, gracias.',
    failed: 'No ha llegado. Vuelva a intentarlo.',
    tooMany: 'Ha habido demasiados envíos. Vuelva a intentarlo dentro de un minuto.',
  },
  reports: {
    report: 'Informar de un problema',
    kind: '¿Cuál es el problema?',
    kinds: {
      inaccuracy: 'Hay un error o está desactualizado',
      harmful: 'Puede hacer daño',
      infringement: 'Vulnera un derecho',
      complaint: 'Tengo una queja',
      other: 'Otra cosa',
    },
    message: 'Descripción',
    evidence: 'Enlace a una prueba (opcional)',
    contact: 'Cómo contactarle (opcional, para responderle)',
    send: 'Enviar',
    cancel: 'Cancelar',
    sending: 'Enviando…',
    sent: 'Enviado. Guarde este recibo, la única forma de volver a su aviso: ',
    follow: 'Ver el estado de su aviso',
    failed: 'No ha llegado. Lo que ha escrito sigue aquí: vuelva a intentarlo.',
    refused: 'No se ha aceptado. Lo que ha escrito sigue aquí. Revise: ',
    tooMany:
      'Ha habido demasiados envíos. Lo que ha escrito sigue aquí: vuelva a intentarlo dentro de un minuto.',
  },
};
