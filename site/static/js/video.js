// Puts a player in the place of the link once somebody asked for the video. Without this module, the link opens its page.
for (const frame of document.querySelectorAll(".video[data-player]")) {
  frame.querySelector("a")?.addEventListener("click", (event) => {
    event.preventDefault();
    const player = document.createElement("iframe");
    const address = new URL(frame.dataset.player);
    address.searchParams.set("autoplay", "1");
    Object.assign(player, { src: address.href, title: frame.dataset.title, allowFullscreen: true });
    player.allow = "autoplay; fullscreen; picture-in-picture";
    player.referrerPolicy = "strict-origin-when-cross-origin";
    frame.replaceChildren(player);
    player.focus();
  });
}
