// A server that was started anew knows no part of a page that another one drew, and hears no press on it. When the
// connection is back Streamlit has the whole page drawn, but not where its last drawing was of the whole page: asked for here.
(() => {
  let before = false
  addEventListener("message", ({ data, source }) => {
    if (source !== window || data?.type !== "WEBSOCKET_CONNECTED") return
    // Streamlit takes this in when it has noted itself that it is connected, and not while the page is drawn already.
    if (before) setTimeout(() => postMessage({ stCommVersion: 1, type: "RERUN_SCRIPT" }, location.origin))
    before = true
  })
})()
