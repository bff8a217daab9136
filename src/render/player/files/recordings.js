// Video and audio: captions, and quiet when their screen is left.
(function () {
  'use strict';

  const root = document.documentElement;
  const by = (id) => document.getElementById(id);
  const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

  // Captions come from the page: opened from a folder, browsers refuse files of them.
  function caption(video, list) {
    const track = video.addTextTrack('captions', list.dataset.name, list.lang);
    list.querySelectorAll('li').forEach((line) => {
      track.addCue(new VTTCue(line.dataset.start / 1000, line.dataset.end / 1000, escaped(line.textContent)));
    });
    track.mode = 'showing';
  }

  // The picture of a video is fetched when its screen opens, and nothing plays on a screen that closed.
  function opened() {
    const screen = by(root.dataset.screen);
    document.querySelectorAll('video, audio').forEach((player) => screen.contains(player) || player.pause());
    screen.querySelectorAll('video').forEach((video) => {
      const picture = video.parentElement.querySelector('.poster');
      if (picture) video.poster = picture.src;
    });
  }

  document.querySelectorAll('.captions').forEach((list) => caption(list.parentElement.querySelector('video'), list));
  window.addEventListener('beforeprint', () => {
    document.querySelectorAll('.transcript').forEach((details) => (details.open = true));
  });
  new MutationObserver(opened).observe(root, { attributes: true, attributeFilter: ['data-screen'] });
  if (root.dataset.screen) opened();
})();
