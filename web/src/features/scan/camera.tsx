import { ActionIcon, Text } from '@mantine/core';
import { IconCamera } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../../i18n/index.ts';
import { Dialog } from '../../ui/index.ts';
import { texts } from './texts.ts';

/** What browsers that read bar codes have; the library's types do not know it yet. */
interface Detector {
  readonly detect: (source: HTMLVideoElement) => Promise<readonly { readonly rawValue: string }[]>;
}
interface WithDetector {
  readonly BarcodeDetector?: new (options: { readonly formats: readonly string[] }) => Detector;
}

const formats = ['data_matrix', 'qr_code', 'code_128', 'code_39', 'ean_13', 'ean_8', 'upc_a', 'upc_e', 'itf'];

function detectorHere(): WithDetector['BarcodeDetector'] {
  return 'mediaDevices' in navigator ? (window as WithDetector).BarcodeDetector : undefined;
}

/** A button that reads a label with the camera; nothing where the browser cannot. */
export function Camera({ onCode }: { readonly onCode: (text: string) => void }) {
  const t = useTexts(texts);
  const [opened, setOpened] = useState(false);
  if (!detectorHere()) return null;
  return (
    <>
      <ActionIcon variant="default" size={36} aria-label={t.camera} onClick={() => setOpened(true)}>
        <IconCamera size={18} />
      </ActionIcon>
      {opened && (
        <Dialog opened onClose={() => setOpened(false)} title={t.camera}>
          <Viewfinder
            onCode={(text) => {
              setOpened(false);
              onCode(text);
            }}
          />
        </Dialog>
      )}
    </>
  );
}

/** The picture of the camera, looked at until a code is in it. */
function Viewfinder({ onCode }: { readonly onCode: (text: string) => void }) {
  const t = useTexts(texts);
  const video = useRef<HTMLVideoElement>(null);
  const found = useRef(onCode);
  found.current = onCode;
  const [refused, setRefused] = useState(false);

  useEffect(() => {
    const Detect = detectorHere();
    if (!Detect) return;
    const detector = new Detect({ formats });
    let stream: MediaStream | null = null;
    let over = false;
    const look = async () => {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      while (!over && video.current) {
        if (video.current.srcObject === null) {
          video.current.srcObject = stream;
          await video.current.play();
        }
        const [code] = await detector.detect(video.current);
        if (code && !over) return found.current(code.rawValue);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    };
    look()
      .catch(() => setRefused(true))
      .finally(() => {
        if (over) for (const track of stream?.getTracks() ?? []) track.stop();
      });
    return () => {
      over = true;
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
  }, []);

  return refused ? (
    <Text role="alert">{t.noCamera}</Text>
  ) : (
    <video ref={video} muted playsInline width="100%" aria-label={t.cameraHint} />
  );
}
