/** Interface strings in Spanish. */
import type { InterfaceStrings } from './interface-strings.ts';

export const es: InterfaceStrings = {
  lang: 'es',
  status: {
    loading: 'Cargando las preguntas…',
    notFound: 'No se ha encontrado esta guía.',
    unavailable: 'Ahora no se pueden cargar las preguntas. Comprueba la conexión y vuelve a intentarlo.',
    retry: 'Volver a intentarlo',
    empty: 'Aquí todavía no hay preguntas.',
  },
  toolbar: {
    search: 'Buscar en las preguntas',
    language: 'Idioma',
    openAll: 'Abrir todo',
    closeAll: 'Cerrar todo',
  },
  search: {
    results: 'Resultados: ',
    nearest: 'Nada coincide del todo. Esto es lo más parecido:',
    suggestions: 'No se ha encontrado nada. Puedes empezar por aquí:',
  },
  actions: {
    copyLink: 'Copiar enlace',
    copied: 'Enlace copiado',
  },
  votes: {
    question: '¿Te ha servido?',
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
    comment: 'Cuéntanos más (si quieres)',
    send: 'Enviar',
    thanks: 'Gracias.',
    failed: 'No ha llegado. Vuelve a intentarlo.',
    tooMany: 'Ha habido demasiados envíos. Vuelve a intentarlo dentro de un minuto.',
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
    message: 'Descríbelo, por favor',
    evidence: 'Enlace a una prueba (si la hay)',
    contact: 'Cómo contactarte (si quieres respuesta)',
    send: 'Enviar',
    cancel: 'Cancelar',
    sending: 'Enviando…',
    sent: 'Gracias. Guarda tu número de recibo: ',
    follow: 'Ver el estado de tu aviso',
    failed: 'No ha llegado. Lo que has escrito sigue aquí: vuelve a intentarlo.',
    refused: 'No se ha aceptado. Lo que has escrito sigue aquí. Revisa: ',
    tooMany:
      'Ha habido demasiados envíos. Lo que has escrito sigue aquí: vuelve a intentarlo dentro de un minuto.',
  },
};
