package io.roam.transport.syncthing;

import java.util.concurrent.TimeUnit;

/** Tells again and again, for a while, that a start gets on: on a busy machine single steps of it take several seconds. */
final class StartSigns implements AutoCloseable {
    private static final int MOST = 20;

    private final Thread thread;

    /** Runs {@code sign} each second until this is closed, but not for longer than a start may take. */
    StartSigns(Runnable sign) {
        thread = new Thread(() -> repeat(sign), "roam-syncthing-start");
        thread.setDaemon(true);
        thread.start();
    }

    private static void repeat(Runnable sign) {
        try {
            for (int second = 0; second < MOST; second++) {
                sign.run();
                TimeUnit.SECONDS.sleep(1);
            }
        } catch (InterruptedException e) { // closed
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
