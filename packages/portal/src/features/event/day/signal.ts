let audio: AudioContext | undefined;

/** Lets the device make sounds: browsers allow it only after somebody has pressed something. */
export function allowSignal(): void {
  audio ??= new AudioContext();
  void audio.resume();
}

/** Three tones, as a round ends. Silent on a device that has no sound. */
export function signal(): void {
  const context = audio;
  if (!context) return;
  for (const at of [0, 0.45, 0.9]) {
    const tone = context.createOscillator();
    const loudness = context.createGain();
    tone.frequency.value = 660;
    const from = context.currentTime + at;
    loudness.gain.setValueAtTime(0.0001, from);
    loudness.gain.exponentialRampToValueAtTime(0.5, from + 0.03);
    loudness.gain.exponentialRampToValueAtTime(0.0001, from + 0.4);
    tone.connect(loudness).connect(context.destination);
    tone.start(from);
    tone.stop(from + 0.42);
  }
}
