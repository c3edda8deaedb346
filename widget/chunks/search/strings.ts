/** What the search says, by language. */
interface Strings {
  /** How many were found, before the number. */
  results: string;
  /** Above what comes nearest. */
  nearest: string;
  /** Above what else could be read. */
  suggestions: string;
}

const en: Strings = {
  results: 'Results: ',
  nearest: 'Nothing fits exactly. This comes nearest:',
  suggestions: 'Nothing was found. You could begin here:',
};

const languages: Record<string, Strings> = {
  'zh-Hant': {
    results: '找到的問題：',
    nearest: '沒有完全符合的，最接近的是：',
    suggestions: '沒有找到，可以從這裡看起：',
  },
  'zh-Hans': {
    results: '找到的问题：',
    nearest: '没有完全符合的，最接近的是：',
    suggestions: '没有找到，可以从这里看起：',
  },
  ar: {
    results: 'النتائج: ',
    nearest: 'لا شيء يطابق تمامًا. هذا هو الأقرب:',
    suggestions: 'لم نعثر على شيء. يمكنك البدء من هنا:',
  },
  es: {
    results: 'Resultados: ',
    nearest: 'Nada coincide del todo. Esto es lo más parecido:',
    suggestions: 'No se ha encontrado nada. Puedes empezar por aquí:',
  },
  ja: {
    results: '見つかった質問：',
    nearest: '完全に一致するものはありません。最も近いもの：',
    suggestions: '見つかりませんでした。こちらからどうぞ：',
  },
  vi: {
    results: 'Kết quả: ',
    nearest: 'Không có câu nào khớp hẳn. Gần nhất là:',
    suggestions: 'Không tìm thấy gì. Bạn có thể bắt đầu từ đây:',
  },
};

export const stringsFor = (lang: string): Strings => languages[lang] ?? en;
