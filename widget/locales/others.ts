/** What the element says in languages that are loaded where a page is in one. */
import type { Strings } from './strings.ts';

export const others: Record<string, Strings> = {
  ar: {
    lang: 'ar',
    loading: 'جارٍ تحميل الأسئلة…',
    notFound: 'تعذّر العثور على هذا الدليل.',
    unavailable: 'لا يمكن تحميل الأسئلة الآن. تحقّق من الاتصال ثم أعد المحاولة.',
    retry: 'أعد المحاولة',
    empty: 'لا توجد أسئلة هنا بعد.',
  },
  es: {
    lang: 'es',
    loading: 'Cargando las preguntas…',
    notFound: 'No se ha encontrado esta guía.',
    unavailable: 'Ahora no se pueden cargar las preguntas. Comprueba la conexión y vuelve a intentarlo.',
    retry: 'Volver a intentarlo',
    empty: 'Aquí todavía no hay preguntas.',
  },
  ja: {
    lang: 'ja',
    loading: '質問を読み込んでいます…',
    notFound: 'このガイドは見つかりませんでした。',
    unavailable: '質問を読み込めませんでした。接続を確認して、もう一度お試しください。',
    retry: 'もう一度試す',
    empty: 'ここにはまだ質問がありません。',
  },
  vi: {
    lang: 'vi',
    loading: 'Đang tải các câu hỏi…',
    notFound: 'Không tìm thấy hướng dẫn này.',
    unavailable: 'Hiện chưa tải được các câu hỏi. Hãy kiểm tra kết nối rồi thử lại.',
    retry: 'Thử lại',
    empty: 'Ở đây chưa có câu hỏi nào.',
  },
};
