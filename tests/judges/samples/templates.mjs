// A PowerPoint file with layouts of PptxGenJS: templates.mjs FILE.pptx
import PptxGenJS from 'pptxgenjs';

const file = new PptxGenJS();
file.layout = 'LAYOUT_WIDE';
const place = (name, type, [x, y, w, h], look = {}) => ({
  placeholder: { options: { name, type, x, y, w, h, ...look }, text: name },
});
const band = { rect: { x: 0, y: 0, w: 13.33, h: 0.5, fill: { color: '0B3C5D' } } };
const title = place('title', 'title', [0.6, 0.7, 12.1, 1], { fontSize: 30, bold: true, color: '0B3C5D' });
const number = { x: 12.3, y: 7, fontSize: 10 };

file.defineSlideMaster({
  title: 'Title Slide',
  background: { color: '0B3C5D' },
  objects: [
    place('title', 'title', [1, 2, 11.3, 1.8], { fontSize: 40, color: 'FFFFFF', align: 'left' }),
    place('subtitle', 'body', [1, 4, 11.3, 1.6], { fontSize: 20, color: 'FFFFFF' }),
  ],
});
file.defineSlideMaster({
  title: 'Title and Content',
  objects: [band, title, place('body', 'body', [0.6, 1.9, 12.1, 4.8], { fontSize: 22 })],
  slideNumber: number,
});
file.defineSlideMaster({
  title: 'Two Content',
  objects: [
    band,
    title,
    place('left', 'body', [0.6, 1.9, 5.9, 4.8], { fontSize: 20 }),
    place('right', 'body', [6.8, 1.9, 5.9, 4.8], { fontSize: 20 }),
  ],
  slideNumber: number,
});
file.defineSlideMaster({
  title: 'Picture and words',
  objects: [
    band,
    title,
    place('words', 'body', [0.6, 1.9, 5.9, 4.8], { fontSize: 20 }),
    place('picture', 'pic', [6.8, 1.9, 5.9, 4.8]),
  ],
});
file.addSlide({ masterName: 'Title Slide' }).addText('To be left out', { placeholder: 'title' });
await file.writeFile({ fileName: process.argv[2] });
