package io.roam.transcript;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message of the user, the model or the tool. Immutable; made with a {@link #builder}. */
public final class Message {
    private final String id;
    private final Optional<String> parent;
    private final Role role;
    private final String track;
    private final boolean active;
    private final Optional<Instant> time;
    private final Optional<String> model;
    private final Optional<Usage> usage;
    private final List<Part> parts;

    private Message(Builder builder) {
        this.id = builder.id;
        this.parent = builder.parent;
        this.role = builder.role;
        this.track = builder.track;
        this.active = builder.active;
        this.time = MessageTime.ofPossible(builder.time);
        this.model = builder.model;
        this.usage = builder.usage;
        this.parts = builder.parts;
    }

    /**
     * Returns a builder of a message on the main track, about which nothing else is known.
     *
     * @param role who wrote it
     * @param parts its parts, in order; never empty
     */
    public static Builder builder(Role role, List<Part> parts) {
        return new Builder(role, parts);
    }

    /** Makes a message. Used by one thread at a time. */
    public static final class Builder {
        private final Role role;
        private final List<Part> parts;
        private String id = "";
        private Optional<String> parent = Optional.empty();
        private String track = "";
        private boolean active = true;
        private Optional<Instant> time = Optional.empty();
        private Optional<String> model = Optional.empty();
        private Optional<Usage> usage = Optional.empty();

        private Builder(Role role, List<Part> parts) {
            this.role = Objects.requireNonNull(role);
            this.parts = List.copyOf(parts);
        }

        /** Sets the tool's own id, unique in the transcript; may be empty. */
        public Builder id(String own) {
            id = Objects.requireNonNull(own);
            return this;
        }

        /** Sets the id of the message before it on its branch. */
        public Builder parent(Optional<String> before) {
            parent = Objects.requireNonNull(before);
            return this;
        }

        /** Sets the side track that it is on, such as a subagent's; empty for the main track. */
        public Builder track(String name) {
            track = Objects.requireNonNull(name);
            return this;
        }

        /** Sets whether it is on the path that the tool would resume; others are on abandoned branches. */
        public Builder active(boolean resumed) {
            active = resumed;
            return this;
        }

        /** Sets when it was written, if the tool recorded it; a time that no message can have is left out. */
        public Builder time(Optional<Instant> written) {
            time = Objects.requireNonNull(written);
            return this;
        }

        /** Sets the model that answered. */
        public Builder model(Optional<String> name) {
            model = Objects.requireNonNull(name);
            return this;
        }

        /** Sets the tokens that it cost. */
        public Builder usage(Optional<Usage> tokens) {
            usage = Objects.requireNonNull(tokens);
            return this;
        }

        /** Returns the message. */
        public Message build() {
            return new Message(this);
        }
    }

    /** Returns a builder that makes a message like this one, with other parts. */
    public Builder toBuilder(List<Part> others) {
        return builder(role, others)
                .id(id)
                .parent(parent)
                .track(track)
                .active(active)
                .time(time)
                .model(model)
                .usage(usage);
    }

    /** Returns the tool's own id, unique in the transcript; may be empty. */
    public String id() {
        return id;
    }

    /** Returns the id of the message before it on its branch. */
    public Optional<String> parent() {
        return parent;
    }

    /** Returns who wrote it. */
    public Role role() {
        return role;
    }

    /** Returns the side track that it is on, such as a subagent's; empty for the main track. */
    public String track() {
        return track;
    }

    /** Whether it is on the path that the tool would resume; others are on abandoned branches. */
    public boolean active() {
        return active;
    }

    /** Returns when it was written, if the tool recorded it. */
    public Optional<Instant> time() {
        return time;
    }

    /** Returns the model that answered. */
    public Optional<String> model() {
        return model;
    }

    /** Returns the tokens that it cost. */
    public Optional<Usage> usage() {
        return usage;
    }

    /** Returns its parts, in order; never empty. */
    public List<Part> parts() {
        return parts;
    }

    /** Returns who said what is in it: not the user, if a message of the user's has only results of tool calls. */
    public Role author() {
        boolean result = parts.stream().anyMatch(Part.ToolResult.class::isInstance);
        boolean said =
                parts.stream().anyMatch(part -> !(part instanceof Part.ToolResult || part instanceof Part.Context));
        return role == Role.USER && result && !said ? Role.TOOL : role;
    }

    /** Returns this without what nobody said; empty if nothing is left. */
    public Optional<Message> withoutContext() {
        List<Part> said =
                parts.stream().filter(part -> !(part instanceof Part.Context)).toList();
        return said.isEmpty() ? Optional.empty() : Optional.of(toBuilder(said).build());
    }

    private List<Object> values() {
        return List.of(id, parent, role, track, active, time, model, usage, parts);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Message message && values().equals(message.values());
    }

    @Override
    public int hashCode() {
        return values().hashCode();
    }

    @Override
    public String toString() {
        return "message " + values();
    }
}
