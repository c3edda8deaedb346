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
    thanks: 'Gracias.',
    failed: 'No ha llegado. Vuelve a intentarlo.',
  },
  reports: {
    report: 'Informar de un problema',
    kind: '¿Cuál es el problema?',
    kinds: {
      wrong: 'Hay un error',
      outdated: 'Está desactualizado',
      unclear: 'No lo entiendo',
      rights: 'Vulnera un derecho',
      other: 'Otra cosa',
    },
    message: 'Descríbelo, por favor',
    contact: 'Cómo contactarte (si quieres respuesta)',
    send: 'Enviar',
    cancel: 'Cancelar',
    sent: 'Gracias. Tu número de recibo: ',
    failed: 'No ha llegado. Lo que has escrito sigue aquí: vuelve a intentarlo.',
  },
};
