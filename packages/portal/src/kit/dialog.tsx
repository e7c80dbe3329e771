import { type JSX, type ReactNode, useEffect, useId, useRef } from "react";

/** A dialog, only when something must be decided now. Escape and `onClose` mean: nothing happens. */
export function Dialog({
  title,
  open,
  onClose,
  children,
  actions,
}: {
  title: string;
  open: boolean;
  onClose: () => void;
  children: ReactNode;
  actions: ReactNode;
}): JSX.Element {
  const box = useRef<HTMLDialogElement>(null);
  const name = useId();
  useEffect(() => {
    if (open && !box.current?.open) box.current?.showModal();
    if (!open && box.current?.open) box.current.close();
  }, [open]);
  return (
    <dialog ref={box} className="dlg" aria-labelledby={name} onClose={onClose}>
      {open && (
        <>
          <h2 className="dlg-h" id={name}>
            {title}
          </h2>
          {children}
          <div className="row">{actions}</div>
        </>
      )}
    </dialog>
  );
}
