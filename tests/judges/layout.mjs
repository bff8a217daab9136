// What a page does to its words: whether they stick out to the side, or are cut off.

/** What stands outside of the page, and by how many pixels the page is wider than its window. */
export function sticksOut(frame) {
  return frame.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const scrolls = (element) => element && element !== document.body && (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    const found = [...document.body.querySelectorAll('*')].filter((element) => {
      const box = element.getBoundingClientRect();
      const hidden = box.width <= 1 || box.height <= 1 || box.right <= 0 || box.bottom <= 0 || !element.checkVisibility({ visibilityProperty: true });
      return !hidden && (box.right > width + 1 || box.left < -1) && !scrolls(element);
    });
    const name = (element) => element.tagName.toLowerCase() + (element.id ? `#${element.id}` : '');
    return { over: document.documentElement.scrollWidth - width, names: found.slice(0, 3).map(name) };
  });
}

/** Elements with words that their box cuts off. A select shows one line by its nature. */
function cutOff(frame) {
  return frame.evaluate(() => {
    const cuts = (element) => {
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      if (box.width <= 1 || box.height <= 1 || !element.innerText?.trim() || !element.checkVisibility({ visibilityProperty: true })) return false;
      const down = /hidden|clip/.test(style.overflowY) && element.scrollHeight > element.clientHeight + 2;
      const aside = /hidden|clip/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 2;
      return down || aside;
    };
    return [...document.body.querySelectorAll('*:not(select, option)')].filter(cuts).map((it) => it.tagName.toLowerCase() + (it.className && `.${it.className}`)).slice(0, 3);
  });
}

const spacing = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }';

/** Ways in which people look at a page. Text spacing is that of WCAG 1.4.12. */
export const views = [
  { name: 'in a frame of 650x660', context: { viewport: { width: 650, height: 660 } } },
  { name: 'at 200 % zoom', context: { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 } },
  { name: 'in forced colours', context: { viewport: { width: 650, height: 660 }, forcedColors: 'active' } },
  { name: 'with wide text spacing', context: { viewport: { width: 320, height: 640 } }, style: spacing },
  { name: 'with reduced motion', context: { viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' } },
];

/** Nothing of the screen shown is lost. */
export async function judgeView(frame, where, fault) {
  const { over, names } = await sticksOut(frame);
  if (over > 0 || names.length > 0) fault(`${where}: sticks out to the side by ${over} pixels: ${names.join(', ')}`);
  const cut = await cutOff(frame);
  if (cut.length > 0) fault(`${where}: words are cut off in ${cut.join(', ')}`);
  const moves = await frame.evaluate(() => matchMedia('(prefers-reduced-motion: reduce)').matches && document.getAnimations().length);
  if (moves) fault(`${where}: ${moves} things move`);
}
