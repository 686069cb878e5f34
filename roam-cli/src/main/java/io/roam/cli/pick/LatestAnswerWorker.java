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
 * Answers questions in a thread of its own. Only the latest question is answered, as the user has moved on from earlier ones. Answers
 * are cached.
 */
final class LatestAnswerWorker<A> implements AutoCloseable {
    private static final String NONE = "";

    private final BiFunction<String, BooleanSupplier, A> answerer;
    private final Function<Throwable, A> onFailure;
    private final Map<String, A> answers = new ConcurrentHashMap<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(LatestAnswerWorker::daemon);
    private volatile String newestQuestion = NONE;

    /**
     * Creates a worker and its thread.
     *
     * @param answerer gets the question, and whether its answer is still isWanted
     * @param onFailure gives the answer if the answerer fails
     */
    LatestAnswerWorker(BiFunction<String, BooleanSupplier, A> answerer, Function<Throwable, A> onFailure) {
        this.answerer = answerer;
        this.onFailure = onFailure;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "roam-answers");
        thread.setDaemon(true);
        return thread;
    }

    /** Returns the answer if it is known; else requests it. */
    Optional<A> request(String question) {
        Optional<A> answer = Optional.ofNullable(answers.get(question));
        if (answer.isEmpty() && !newestQuestion.equals(question)) {
            newestQuestion = question;
            thread.execute(() -> computeAnswer(question));
        }
        return answer;
    }

    private void computeAnswer(String question) {
        BooleanSupplier isWanted = () -> newestQuestion.equals(question);
        if (isWanted.getAsBoolean()) {
            A answer = callAnswerer(question, isWanted);
            if (isWanted.getAsBoolean()) {
                answers.put(question, answer);
            }
        }
    }

    private A callAnswerer(String question, BooleanSupplier isWanted) {
        try {
            return answerer.apply(question, isWanted);
        } catch (RuntimeException | LinkageError e) { // an adapter may be its cause
            return onFailure.apply(e);
        }
    }

    @Override
    public void close() {
        newestQuestion = NONE;
        thread.shutdown();
    }
}
