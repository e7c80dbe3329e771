/** The part of the Barcode Detection API that is used. */
interface Detector {
  detect(image: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
type DetectorClass = (new (options: { formats: "qr_code"[] }) => Detector) & {
  getSupportedFormats(): Promise<readonly string[]>;
};

const isDetectorClass = (value: unknown): value is DetectorClass => typeof value === "function";

/** The browser's own reader of codes; where it has none, or none for this kind, one that is fetched when it is asked for. */
async function detectorHere(): Promise<Detector> {
  const own: unknown = Reflect.get(globalThis, "BarcodeDetector");
  const reads = isDetectorClass(own) ? await own.getSupportedFormats().catch(() => []) : [];
  const formats: "qr_code"[] = ["qr_code"];
  if (isDetectorClass(own) && reads.includes("qr_code")) return new own({ formats });
  const { BarcodeDetector } = await import("qr/decode.js");
  return new BarcodeDetector({ formats });
}

/** How often the picture is looked at, ms. */
const LOOK_MS = 300;
/** For so long the same code counts as the same card held up, ms. */
const SAME_MS = 3_000;

/**
 * Reads QR codes in what the camera sees and tells each card once. Nothing of the picture is kept or leaves the device.
 * @returns the way to stop; `failed` hears when there is no camera or it may not be used
 */
export function cameraReader(video: HTMLVideoElement, told: (code: string) => void, failed: () => void): () => void {
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stream: MediaStream | undefined;
  let last = { code: "", at: 0 };
  const begin = async (): Promise<void> => {
    const detector = await detectorHere();
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    if (stopped) return end();
    video.srcObject = stream;
    await video.play();
    const look = async (): Promise<void> => {
      const [found] = await detector.detect(video).catch(() => []);
      const at = Date.now();
      if (found && (found.rawValue !== last.code || at - last.at > SAME_MS)) {
        last = { code: found.rawValue, at };
        told(found.rawValue);
      }
      if (!stopped) timer = setTimeout(() => void look(), LOOK_MS);
    };
    await look();
  };
  const end = (): void => {
    for (const track of stream?.getTracks() ?? []) track.stop();
  };
  begin().catch(() => {
    if (!stopped) failed();
  });
  return () => {
    stopped = true;
    clearTimeout(timer);
    end();
  };
}
