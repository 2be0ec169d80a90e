import jsQR from 'jsqr';

/** Where the code is sought: larger pictures take longer and show no more. */
const WIDEST = 640;
/** A code is held still for longer. */
const PAUSE_MS = 150;

/** The camera at the back, looking for a QR code until one is read or it is stopped. */
export async function readCodes(video: HTMLVideoElement, read: (text: string) => void): Promise<() => void> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false });
  const canvas = document.createElement('canvas');
  const surface = canvas.getContext('2d', { willReadFrequently: true });
  let isOn = true;
  const stop = (): void => {
    isOn = false;
    for (const track of stream.getTracks()) track.stop();
  };
  const seek = (): void => {
    if (!isOn) return;
    // whoever left the screen has left the camera
    if (!document.body.contains(video)) return stop();
    if (surface && video.videoWidth > 0) {
      const scale = Math.min(1, WIDEST / video.videoWidth);
      canvas.width = Math.round(video.videoWidth * scale);
      canvas.height = Math.round(video.videoHeight * scale);
      surface.drawImage(video, 0, 0, canvas.width, canvas.height);
      const { data, width, height } = surface.getImageData(0, 0, canvas.width, canvas.height);
      const found = jsQR(data, width, height, { inversionAttempts: 'dontInvert' });
      if (found?.data) {
        stop();
        return read(found.data);
      }
    }
    setTimeout(seek, PAUSE_MS);
  };
  video.srcObject = stream;
  video.setAttribute('playsinline', '');
  await video.play();
  seek();
  return stop;
}
