package io.roam.cli.pick;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Answers questions in a thread of its own, so that nobody waits: only the newest, as whoever goes on asking wants the older ones' answers
 * no more. Answers are kept.
 */
final class LatestAnswerWorker<A> implements AutoCloseable {
    private static final String NONE = "";

    private final BiFunction<String, BooleanSupplier, A> how;
    private final Function<Throwable, A> failed;
    private final Map<String, A> known = new ConcurrentHashMap<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(LatestAnswerWorker::daemon);
    private volatile String newest = NONE;

    /**
     * Makes one.
     *
     * @param how is told the question, and whom to ask whether the answer is still wanted
     * @param failed what to answer where that failed
     */
    LatestAnswerWorker(BiFunction<String, BooleanSupplier, A> how, Function<Throwable, A> failed) {
        this.how = how;
        this.failed = failed;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "roam-answers");
        thread.setDaemon(true);
        return thread;
    }

    /** The answer, if it is known; else it is looked for. */
    Optional<A> to(String question) {
        Optional<A> answer = Optional.ofNullable(known.get(question));
        if (answer.isEmpty() && !newest.equals(question)) {
            newest = question;
            thread.execute(() -> find(question));
        }
        return answer;
    }

    private void find(String question) {
        BooleanSupplier wanted = () -> newest.equals(question);
        if (wanted.getAsBoolean()) {
            A answer = answer(question, wanted);
            if (wanted.getAsBoolean()) {
                known.put(question, answer);
            }
        }
    }

    private A answer(String question, BooleanSupplier wanted) {
        try {
            return how.apply(question, wanted);
        } catch (RuntimeException | LinkageError e) { // also of an adapter
            return failed.apply(e);
        }
    }

    @Override
    public void close() {
        newest = NONE;
        thread.shutdown();
    }
}
