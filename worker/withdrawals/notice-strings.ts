/** Texts of notices in the languages of the interface: what is withdrawn, when, and who required it. */
import type { Requester } from '../../schema/withdrawal.ts';

interface NoticeStrings {
  /** Headings: of a section, of a guide. */
  section: string;
  guide: string;
  /** Sentences by who required it; `{date}` is the day. */
  origins: Record<Requester, string>;
}

/** By written language. */
export const noticeStrings: Record<string, NoticeStrings> = {
  en: {
    section: 'This answer has been withdrawn',
    guide: 'This guide has been withdrawn',
    origins: {
      court: 'Withdrawn on {date} by order of a court.',
      authority: 'Withdrawn on {date} by order of an authority.',
      'rights-holder': 'Withdrawn on {date} at the request of a rights holder.',
      'person-concerned': 'Withdrawn on {date} at the request of a person concerned.',
      publisher: 'Withdrawn on {date} by the publisher.',
    },
  },
  'zh-Hant': {
    section: '此答案已撤下',
    guide: '本指南已撤下',
    origins: {
      court: '依法院命令，於 {date}撤下。',
      authority: '依主管機關命令，於 {date}撤下。',
      'rights-holder': '應權利人要求，於 {date}撤下。',
      'person-concerned': '應當事人要求，於 {date}撤下。',
      publisher: '由發布者於 {date}撤下。',
    },
  },
  'zh-Hans': {
    section: '此答案已撤下',
    guide: '本指南已撤下',
    origins: {
      court: '依法院命令，于 {date}撤下。',
      authority: '依主管机关命令，于 {date}撤下。',
      'rights-holder': '应权利人要求，于 {date}撤下。',
      'person-concerned': '应当事人要求，于 {date}撤下。',
      publisher: '由发布者于 {date}撤下。',
    },
  },
  es: {
    section: 'Esta respuesta se ha retirado',
    guide: 'Esta guía se ha retirado',
    origins: {
      court: 'Retirada el {date} por orden judicial.',
      authority: 'Retirada el {date} por orden de una autoridad.',
      'rights-holder': 'Retirada el {date} a petición de un titular de derechos.',
      'person-concerned': 'Retirada el {date} a petición de una persona afectada.',
      publisher: 'Retirada el {date} por quien la publicó.',
    },
  },
  ja: {
    section: 'この回答は取り下げられました',
    guide: 'このガイドは取り下げられました',
    origins: {
      court: '裁判所の命令により、{date}に取り下げられました。',
      authority: '行政機関の命令により、{date}に取り下げられました。',
      'rights-holder': '権利者の要請により、{date}に取り下げられました。',
      'person-concerned': '当事者の要請により、{date}に取り下げられました。',
      publisher: '発行者により、{date}に取り下げられました。',
    },
  },
  vi: {
    section: 'Câu trả lời này đã bị gỡ',
    guide: 'Hướng dẫn này đã bị gỡ',
    origins: {
      court: 'Bị gỡ vào {date} theo lệnh của tòa án.',
      authority: 'Bị gỡ vào {date} theo lệnh của cơ quan có thẩm quyền.',
      'rights-holder': 'Bị gỡ vào {date} theo yêu cầu của chủ sở hữu quyền.',
      'person-concerned': 'Bị gỡ vào {date} theo yêu cầu của người có liên quan.',
      publisher: 'Bị bên phát hành gỡ vào {date}.',
    },
  },
  ar: {
    section: 'سُحبت هذه الإجابة',
    guide: 'سُحب هذا الدليل',
    origins: {
      court: 'سُحب في {date} بأمر من محكمة.',
      authority: 'سُحب في {date} بأمر من جهة مختصة.',
      'rights-holder': 'سُحب في {date} بطلب من صاحب حقوق.',
      'person-concerned': 'سُحب في {date} بطلب من شخص معني.',
      publisher: 'سحبه الناشر في {date}.',
    },
  },
};
