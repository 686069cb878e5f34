package io.roam.capture;

/** Whether state and side tracks behind a session's last event are captured. */
enum CaptureMode {
    /** What is new is written. */
    WRITE,
    /** Nothing is written: the session is held, behind its checkpoint. */
    HOLD_BACK
}
