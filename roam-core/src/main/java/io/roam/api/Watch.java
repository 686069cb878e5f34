package io.roam.api;

/** Keeps a home in step until it is closed. One thread calls {@link #run}, once; any other may close it. */
public interface Watch extends AutoCloseable {
    /** Works until this is closed, or the thread is interrupted. Returns immediately if it is closed already. */
    void run();

    /** Ends it, after what it is doing. */
    @Override
    void close();
}
