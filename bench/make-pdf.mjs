// Makes a PDF of a Markdown file with headings, paragraphs and lists: node bench/make-pdf.mjs samples/seed-library.md seed-library.pdf

import { readFileSync, writeFileSync } from "node:fs";

const [page, margin, leading] = [{ width: 420, height: 595 }, 56, 14]; // points: A5
const styles = { "#": { font: 2, size: 18 }, "##": { font: 2, size: 13 }, "###": { font: 2, size: 11 }, "-": { font: 1, size: 11 }, "": { font: 1, size: 11 } };

// Widths of Times, in thousandths of the size, from the space to the tilde.
const widths = [
  250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564,
  444, 921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333,
  469, 500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200,
  480, 541,
];
const windows = { "–": 150, "—": 151, "‘": 145, "’": 146, "“": 147, "”": 148, "•": 149, "…": 133, "€": 128 };

const [source, target] = process.argv.slice(2);
const blocks = readFileSync(source, "utf8")
  .replace(/^---\n[\s\S]*?\n---\n/, "")
  .split(/\n\s*\n|\n(?=- |\d+\. )/)
  .map((block) => /^(#{1,3}|-)?\s*([\s\S]*)$/.exec(block.trim()))
  .filter(([, , text]) => text)
  .map(([, mark = "", text]) => ({ ...styles[mark], text: (mark === "-" ? "• " : "") + plain(text), isHeading: mark.startsWith("#") }));
writeFileSync(target, Buffer.from(pdf(pages(blocks)), "latin1"));

function plain(text) {
  return text.replace(/\s+/g, " ").replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/[*_`]/g, "");
}

// Each page as the operators that draw it.
function pages(all) {
  const drawn = [];
  let y = 0;
  for (const { font, size, text, isHeading } of all) {
    const lines = wrapped(text, size);
    y -= isHeading ? leading : leading / 2;
    for (const [at, line] of lines.entries()) {
      if (y < margin + (isHeading && at === 0 ? 4 * leading : 0)) {
        drawn.push([]);
        y = page.height - margin;
      }
      drawn.at(-1).push(`BT /F${font} ${size} Tf ${margin} ${y} Td (${escaped(line)}) Tj ET`);
      y -= Math.max(leading, size * 1.2);
    }
  }
  return drawn.map((operators, at) => [...operators, `BT /F1 9 Tf ${page.width / 2} ${margin / 2} Td (${at + 1}) Tj ET`].join("\n"));
}

function wrapped(text, size) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
    if (width(longer, size) <= page.width - 2 * margin) {
      lines[lines.length - 1] = longer;
    } else {
      lines.push(word);
    }
  }
  return lines;
}

function width(text, size) {
  return [...text].reduce((sum, letter) => sum + (widths[letter.charCodeAt(0) - 32] ?? 500), 0) * (size / 1000);
}

function escaped(text) {
  return [...text].map((letter) => (/[()\\]/.test(letter) ? `\\${letter}` : String.fromCharCode(windows[letter] ?? letter.charCodeAt(0)))).join("");
}

function pdf(contents) {
  const font = (name) => `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;
  const kids = contents.map((_, at) => `${5 + 2 * at} 0 R`).join(" ");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${kids}] /Count ${contents.length} /MediaBox [0 0 ${page.width} ${page.height}] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>`,
    font("Times-Roman"),
    font("Times-Bold"),
    ...contents.flatMap((content, at) => [
      `<< /Type /Page /Parent 2 0 R /Contents ${6 + 2 * at} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ]),
  ];
  let file = "%PDF-1.4\n";
  const places = objects.map((body, at) => {
    const place = file.length;
    file += `${at + 1} 0 obj\n${body}\nendobj\n`;
    return `${String(place).padStart(10, "0")} 00000 n \n`;
  });
  const start = file.length;
  return `${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join("")}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
}
