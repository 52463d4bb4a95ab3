import type { Letter } from '../../domain/messages/letter.ts';

/** The same letter as text and as HTML. Whatever is in it is text: HTML is made of it here alone. */
export function writeLetter({ subject, paragraphs, action }: Letter) {
  const text = [
    ...paragraphs.slice(0, 1),
    ...(action ? [`${action.label}:\n${action.link}`] : []),
    ...paragraphs.slice(1),
  ];
  const [first = '', ...others] = paragraphs.map((paragraph) => `<p>${escaped(paragraph)}</p>`);
  const button = action
    ? `<p><a href="${escaped(action.link)}" style="display:inline-block;padding:10px 16px;background:#0f6b61;color:#ffffff;text-decoration:none;border-radius:4px">${escaped(action.label)}</a></p><p style="color:#495057;font-size:13px">${escaped(action.link)}</p>`
    : '';
  return {
    subject,
    text: `${text.join('\n\n')}\n\n-- \nApotheca\n`,
    html: `<!doctype html><html><head><meta charset="utf-8"></head><body style="font-family:system-ui,sans-serif;color:#212529;line-height:1.5;max-width:560px">${first}${button}${others.join('')}<p style="color:#495057">Apotheca</p></body></html>`,
  };
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (sign) => signs[sign] ?? sign);
