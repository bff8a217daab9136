// Plays each video and audio of a course, reads its captions and its transcript.

/** Every recording of the course that stands at `url`; how many there were. */
export async function judgeRecordings(stage, context, url) {
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForFunction(() => document.documentElement.dataset.ready === 'true');
  const screens = await page.evaluate(() => document.documentElement.dataset.screens.split(' '));
  let played = 0;
  for (const screen of screens) {
    await page.evaluate((id) => document.querySelector(`#outline [data-screen="${id}"]`).click(), screen);
    const recordings = page.locator(`[id="${screen}"] .recording`);
    for (let place = 0; place < (await recordings.count()); place += 1) {
      await judge(recordings.nth(place), (text) => stage.fault(`${screen}: ${text}`));
      played += 1;
    }
    if ((await recordings.count()) === 0) continue;
    await page.locator('#next').click();
    const sounding = await page.evaluate(() => [...document.querySelectorAll('video, audio')].filter((it) => !it.paused).length);
    if (sounding > 0) stage.fault(`${screen}: ${sounding} recordings play on after the screen is left`);
  }
  await page.close();
  if (played === 0) stage.fault('no recording in the course');
  return played;
}

async function judge(recording, fault) {
  const player = recording.locator('video, audio');
  if (!(await player.getAttribute('aria-label'))) fault('the player has no name');
  if ((await player.getAttribute('preload')) !== 'none') fault('the recording is fetched before it is played');
  if (!(await player.evaluate((it) => it.controls))) fault('the player has no buttons');
  await play(player, fault);
  if ((await player.evaluate((it) => it.localName)) === 'video') {
    if (!(await player.evaluate((it) => it.poster))) fault('the video shows no picture before it plays');
    await captions(player, fault);
  }
  const transcript = recording.locator('details');
  await transcript.locator('summary').press('Enter');
  if (!(await transcript.innerText()).includes('\n')) fault('Enter does not open the transcript');
}

async function play(player, fault) {
  const moved = await player.evaluate(async (it) => {
    await it.play();
    const late = new Promise((resolve) => setTimeout(resolve, 5000));
    await Promise.race([new Promise((resolve) => it.addEventListener('timeupdate', () => it.currentTime > 0 && resolve())), late]);
    return it.currentTime > 0;
  });
  if (!moved) fault('it does not play');
}

/** The captions that show while the video plays to its end at four times its pace, beside the list of the page. */
async function captions(player, fault) {
  const shown = await player.evaluate(async (it) => {
    const [track] = it.textTracks;
    if (!track || track.mode !== 'showing') return null;
    const seen = [];
    const note = () => seen.push(...[...track.activeCues].map((cue) => cue.getCueAsHTML().textContent));
    note();
    track.addEventListener('cuechange', note);
    it.playbackRate = 4;
    const late = new Promise((resolve) => setTimeout(resolve, 20000));
    await Promise.race([new Promise((resolve) => it.addEventListener('ended', resolve)), late]);
    return { kind: track.kind, language: track.language, seen };
  });
  if (!shown) return fault('the captions do not show');
  const wanted = await player.evaluate((it) => [...it.parentElement.querySelectorAll('.captions li')].map((line) => line.textContent));
  if (shown.kind !== 'captions' || !shown.language) fault(`captions of kind ${shown.kind} in "${shown.language}"`);
  const seen = shown.seen.filter((text, place) => text !== shown.seen[place - 1]);
  if (JSON.stringify(seen) !== JSON.stringify(wanted)) fault(`shows ${JSON.stringify(seen)}, not ${JSON.stringify(wanted)}`);
}
