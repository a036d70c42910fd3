// The playback of a simulation hooks in here.
export function playbackPanel() {
    return null;
}
