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

    private final BiFunction<String, BooleanSupplier, A> answerer;
    private final Function<Throwable, A> onFailure;
    private final Map<String, A> answers = new ConcurrentHashMap<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(LatestAnswerWorker::daemon);
    private volatile String newestQuestion = NONE;

    /**
     * Makes one.
     *
     * @param how is told the question, and whom to ask whether the answer is still wanted
     * @param failed what to answer where that failed
     */
    LatestAnswerWorker(BiFunction<String, BooleanSupplier, A> how, Function<Throwable, A> failed) {
        this.answerer = how;
        this.onFailure = failed;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "roam-answers");
        thread.setDaemon(true);
        return thread;
    }

    /** The answer, if it is known; else it is looked for. */
    Optional<A> request(String question) {
        Optional<A> answer = Optional.ofNullable(answers.get(question));
        if (answer.isEmpty() && !newestQuestion.equals(question)) {
            newestQuestion = question;
            thread.execute(() -> computeAnswer(question));
        }
        return answer;
    }

    private void computeAnswer(String question) {
        BooleanSupplier wanted = () -> newestQuestion.equals(question);
        if (wanted.getAsBoolean()) {
            A answer = callAnswerer(question, wanted);
            if (wanted.getAsBoolean()) {
                answers.put(question, answer);
            }
        }
    }

    private A callAnswerer(String question, BooleanSupplier wanted) {
        try {
            return answerer.apply(question, wanted);
        } catch (RuntimeException | LinkageError e) { // also of an adapter
            return onFailure.apply(e);
        }
    }

    @Override
    public void close() {
        newestQuestion = NONE;
        thread.shutdown();
    }
}
