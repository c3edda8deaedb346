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
    why: 'Vì sao không?',
    reasons: {
      unclear: 'Khó hiểu',
      outdated: 'Đã lỗi thời',
      wrong: 'Có điều sai',
      'did-not-work': 'Tôi đã thử nhưng không được',
      other: 'Điều khác',
    },
    comment: 'Chi tiết (không bắt buộc)',
    send: 'Gửi',
    thanks: 'Đã ghi nhận, cảm ơn bạn.',
    failed: 'Chưa gửi được. Hãy thử lại.',
    tooMany: 'Vừa có quá nhiều lượt gửi. Hãy thử lại sau một phút.',
  },
  reports: {
    report: 'Báo cáo vấn đề',
    kind: 'Vấn đề là gì?',
    kinds: {
      inaccuracy: 'Có điều sai hoặc đã lỗi thời',
      harmful: 'Có thể gây hại',
      infringement: 'Xâm phạm quyền',
      complaint: 'Tôi muốn khiếu nại',
      other: 'Điều khác',
    },
    message: 'Mô tả',
    evidence: 'Liên kết đến bằng chứng (không bắt buộc)',
    contact: 'Cách liên hệ với bạn (không bắt buộc, để trả lời)',
    send: 'Gửi',
    cancel: 'Hủy',
    sending: 'Đang gửi…',
    sent: 'Đã gửi. Hãy giữ số biên nhận này, cách duy nhất để xem lại báo cáo của bạn: ',
    follow: 'Theo dõi báo cáo của bạn',
    failed: 'Chưa gửi được. Nội dung bạn viết vẫn còn đây: hãy thử lại.',
    refused: 'Chưa được chấp nhận. Nội dung bạn viết vẫn còn đây. Hãy kiểm tra: ',
    tooMany: 'Vừa có quá nhiều lượt gửi. Nội dung bạn viết vẫn còn đây: hãy thử lại sau một phút.',
  },
};
