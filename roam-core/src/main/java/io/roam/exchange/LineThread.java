package io.roam.exchange;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Creates threads that a program does not wait for when it ends, and that end by themselves when there is nothing to do. */
final class LineThread {
    private static final long IDLE_SECONDS = 5;

    private LineThread() {}

    /** Returns one thread, in which tasks run one after the other. */
    static ExecutorService create(String name) {
        ThreadPoolExecutor one =
                new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, name);
                    thread.setDaemon(true);
                    return thread;
                });
        one.allowCoreThreadTimeOut(true);
        return one;
    }
}
