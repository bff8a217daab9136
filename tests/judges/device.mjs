// What the course keeps on the learner's device, and what it does where the device keeps nothing.

const note = 'two people waited';

const placeOf = async (player) => (await player.screens()).find((id) => id.startsWith('activity-'));

/** Notes stay for the next time and can be deleted. Without an LMS, answers stay if the learner says so. */
export async function judgeDevice(stage, context) {
  const { fault, pack } = stage;
  const first = await stage.open(context);
  const place = await placeOf(first.player);
  const screen = place ?? (await first.player.screens())[1];
  if (!pack.version) await first.player.press('#keep-yes');
  await first.player.open(screen);
  const field = (page) => page.locator('textarea:visible');
  if (place) await field(first.page).fill(note);

  const second = await stage.open(context);
  if (!pack.version && (await second.player.screen()) !== screen) fault('answers that are to be kept are not there the next time');
  await second.player.open(screen);
  if (place) {
    if ((await field(second.page).inputValue()) !== note) fault('a note is not there the next time');
    await second.player.press('.delete:visible');
    if (!(await second.page.evaluate(() => document.activeElement.matches('.put-back')))) fault('the focus is lost when a note is deleted');
    if ((await second.page.evaluate(() => Object.entries(localStorage).join())).includes(note)) fault('a deleted note is still on the device');
    await second.player.press('.put-back:visible');
    if ((await field(second.page).inputValue()) !== note) fault('a deleted note does not come back');
    await second.player.press('.delete:visible');
  }
  if (!pack.version) await second.player.press('#forget');
  const left = await second.page.evaluate(() => Object.keys(localStorage));
  if (left.length > 0) fault(`the device still keeps ${left.join(', ')}`);
  const third = await stage.open(context);
  if ((await third.player.screen()) !== (await third.player.screens())[0]) fault('deleted answers are there the next time');
}

/** Every access to the device's storage throws, as in a sandbox. */
export async function judgeForgetful(stage, context) {
  const { fault, pack } = stage;
  await context.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('denied', 'SecurityError'); } });
  });
  const { page, player } = await stage.open(context);
  if (!pack.version && (await page.locator('#keep').isVisible())) fault('asks whether to keep answers on a device that keeps nothing');
  const place = await placeOf(player);
  if (!place) return;
  await player.open(place);
  await page.locator('textarea:visible').fill(note);
  if (!(await page.locator('.notes:visible .session').isVisible())) fault('does not say that notes are not kept');
  await player.next();
  await player.open(place);
  if ((await page.locator('textarea:visible').inputValue()) !== note) fault('a note that is not kept is gone within the session');
}
