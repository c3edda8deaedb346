/** Interface strings in Vietnamese. */
import type { InterfaceStrings } from './interface-strings.ts';

export const vi: InterfaceStrings = {
  lang: 'vi',
  status: {
    loading: 'Đang tải các câu hỏi…',
    notFound: 'Không tìm thấy hướng dẫn này.',
    unavailable: 'Hiện chưa tải được các câu hỏi. Hãy kiểm tra kết nối rồi thử lại.',
    retry: 'Thử lại',
    empty: 'Ở đây chưa có câu hỏi nào.',
  },
  toolbar: {
    search: 'Tìm trong các câu hỏi',
    language: 'Ngôn ngữ',
    openAll: 'Mở tất cả',
    closeAll: 'Đóng tất cả',
  },
  search: {
    results: 'Kết quả: ',
    nearest: 'Không có câu nào khớp hẳn. Gần nhất là:',
    suggestions: 'Không tìm thấy gì. Bạn có thể bắt đầu từ đây:',
  },
  actions: {
    copyLink: 'Sao chép liên kết',
    copied: 'Đã sao chép liên kết',
  },
  votes: {
    question: 'Câu trả lời này có ích không?',
    yes: 'Có',
    no: 'Không',
    thanks: 'Cảm ơn bạn.',
    failed: 'Chưa gửi được. Hãy thử lại.',
  },
  reports: {
    report: 'Báo lỗi',
    kind: 'Vấn đề là gì?',
    kinds: {
      wrong: 'Có điều sai',
      outdated: 'Đã lỗi thời',
      unclear: 'Khó hiểu',
      rights: 'Xâm phạm quyền',
      other: 'Điều khác',
    },
    message: 'Xin mô tả',
    contact: 'Cách liên hệ với bạn (nếu muốn được trả lời)',
    send: 'Gửi',
    cancel: 'Hủy',
    sent: 'Cảm ơn bạn. Số biên nhận: ',
    failed: 'Chưa gửi được. Nội dung bạn viết vẫn còn đây: hãy thử lại.',
  },
};
