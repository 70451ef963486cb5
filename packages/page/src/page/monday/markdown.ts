const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** The Markdown of a card that Opsline writes, links and bold, as HTML; whatever else it says is text. */
export function toHtml(markdown: string): string {
  return markdown
    .replaceAll(/[&<>"]/g, (sign) => signs[sign] ?? '')
    .replaceAll(/\[([^\]]*)\]\((https:[^\s)]*)\)/g, '<a href="$2" rel="noreferrer" target="_blank">$1</a>')
    .replaceAll(/\*\*([^*]+)\*\*/g, '<b>$1</b>')
    .replaceAll('\\', '');
}
