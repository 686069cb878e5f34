package io.roam.capture;

import io.roam.provider.GuardedAdapter;
import io.roam.spi.ProviderBugException;
import io.roam.spi.Reason;
import io.roam.spi.Remedy;
import io.roam.spi.RoamException;
import io.roam.spi.tool.ToolAdapter;

/** An error that a call of an adapter ended with: one that it raised on purpose, or a bug. */
public record AdapterFailure(ToolAdapter adapter, RuntimeException error) {
    /** Whether the adapter failed by a bug. */
    public boolean isBug() {
        return error instanceof ProviderBugException || !(error instanceof RoamException);
    }

    /** Returns what the adapter threw. */
    public Throwable cause() {
        return error instanceof ProviderBugException && error.getCause() != null ? error.getCause() : error;
    }

    /** Returns what the user reads. */
    public String sentence() {
        return isBug()
                ? "internal error in the adapter " + className() + ": " + cause()
                : String.valueOf(error.getMessage());
    }

    /** Returns what the user reads, with the code of its kind. */
    public Reason.Coded warning() {
        return isBug() ? Reason.Coded.of(code(), sentence()) : Reason.Coded.of((RoamException) error);
    }

    /** Returns what the user reads of a failure while a session was read, with the code of its kind. */
    public Reason.Coded warningOn(String session) {
        return isBug()
                ? Reason.Coded.of(code(), sentenceOn(session))
                : Reason.Coded.of(code(), Reason.plain("session " + session + ": " + clause()), remedy());
    }

    private String code() {
        return error instanceof RoamException known && !isBug() ? known.code() : "provider-bug";
    }

    /** Returns what failed and where, without the remedy. */
    public String clause() {
        if (error instanceof RoamException known && !isBug()) {
            return known.what() + (known.where().isEmpty() ? "" : ": " + known.where());
        }
        return sentence();
    }

    /** Returns what the user reads of a failure while a session was read. */
    public String sentenceOn(String session) {
        return isBug()
                ? "internal error in the adapter " + className() + " on session " + session + ": " + cause()
                : "session " + session + ": " + error.getMessage();
    }

    /** Returns what the user can do; empty for a bug. */
    public Remedy remedy() {
        return error instanceof RoamException known && !isBug() ? known.remedy() : Remedy.none();
    }

    /** Returns the name of the adapter's class, by which its author finds it. */
    public String className() {
        return error instanceof ProviderBugException bug
                ? bug.className()
                : GuardedAdapter.classOf(adapter).getName();
    }
}
