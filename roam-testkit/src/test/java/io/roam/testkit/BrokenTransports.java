package io.roam.testkit;

import io.roam.spi.DiskException;
import io.roam.spi.transport.ExchangeState;
import io.roam.spi.transport.TransportReport;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** Contracts of transports that each break one rule of the place where devices meet. */
final class BrokenTransports {
    private BrokenTransports() {}

    /** A sound transport, with as little patience as the broken ones. */
    static final class Sound extends BrokenContract {
        @Override
        MemoryTransport broken(Device of) {
            return new BrokenTransport(of);
        }
    }

    /** Throws when the place is unreachable. */
    static final class ThrowsWhenUnreachable extends BrokenContract {
        @Override
        MemoryTransport broken(Device of) {
            return new BrokenTransport(of) {
                @Override
                public synchronized TransportReport exchange() {
                    if (of.hub().isOffline(of.name())) {
                        throw new DiskException("cannot reach", of.exchange(), new IOException("no route to host"));
                    }
                    return super.exchange();
                }
            };
        }
    }

    /** Reports nothing when the place is unreachable. */
    static final class HidesThatItIsUnreachable extends BrokenContract {
        @Override
        MemoryTransport broken(Device of) {
            return new BrokenTransport(of) {
                @Override
                public synchronized TransportReport exchange() {
                    return of.hub().isOffline(of.name()) ? NOTHING : super.exchange();
                }

                @Override
                public synchronized ExchangeState state() {
                    return ExchangeState.UP_TO_DATE;
                }
            };
        }
    }

    /** Fails for ever once it failed. */
    static final class NeverRecovers extends BrokenContract {
        @Override
        MemoryTransport broken(Device of) {
            return new BrokenTransport(of) {
                private Optional<TransportReport> failed = Optional.empty();

                @Override
                public synchronized TransportReport exchange() {
                    TransportReport report = failed.orElseGet(super::exchange);
                    failed = Optional.of(report).filter(last -> !last.failures().isEmpty());
                    return report;
                }
            };
        }
    }

    /** Takes files of any size. */
    static final class IgnoresLimits extends BrokenContract {
        @Override
        MemoryTransport broken(Device of) {
            return new BrokenTransport(of) {
                @Override
                boolean isAcceptable(Map.Entry<String, byte[]> file, MemoryVisit visit) {
                    return NAME.matcher(file.getKey()).matches() && of.inbox().wants(file.getKey());
                }
            };
        }
    }

    /** Loads each file before it asks anything. */
    static final class LoadsBeforeItAsks extends BrokenContract {
        @Override
        MemoryTransport broken(Device of) {
            return new BrokenTransport(of) {
                @Override
                boolean isAcceptable(Map.Entry<String, byte[]> file, MemoryVisit visit) {
                    byte[] loaded = file.getValue().clone();
                    return super.isAcceptable(Map.entry(file.getKey(), loaded), visit);
                }
            };
        }
    }

    /** Writes files under any name that the system takes. */
    static final class WritesUnderAnyName extends BrokenContract {
        @Override
        MemoryTransport broken(Device of) {
            return new BrokenTransport(of) {
                @Override
                boolean isAcceptable(Map.Entry<String, byte[]> file, MemoryVisit visit) {
                    try {
                        Files.write(of.exchange().resolve(file.getKey()), file.getValue());
                    } catch (IOException | InvalidPathException e) {
                        return super.isAcceptable(file, visit);
                    }
                    return super.isAcceptable(file, visit);
                }
            };
        }
    }

    /** Makes a path of any name. */
    static final class FailsAtOddNames extends BrokenContract {
        @Override
        MemoryTransport broken(Device of) {
            return new BrokenTransport(of) {
                @Override
                boolean isAcceptable(Map.Entry<String, byte[]> file, MemoryVisit visit) {
                    return Files.notExists(of.exchange().resolve(file.getKey())) && super.isAcceptable(file, visit);
                }
            };
        }
    }

    /** Passes odd names over and says nothing. */
    static final class HidesOddNames extends BrokenContract {
        @Override
        MemoryTransport broken(Device of) {
            return new BrokenTransport(of) {
                @Override
                boolean isAcceptable(Map.Entry<String, byte[]> file, MemoryVisit visit) {
                    return NAME.matcher(file.getKey()).matches() && super.isAcceptable(file, visit);
                }
            };
        }
    }

    /** Takes the part that came for the file. */
    static final class TakesAPartForTheWhole extends BrokenContract {
        @Override
        MemoryTransport broken(Device of) {
            return new BrokenTransport(of) {
                @Override
                byte[] download(Map.Entry<String, byte[]> file) throws IOException {
                    try {
                        return super.download(file);
                    } catch (EOFException e) {
                        return Arrays.copyOf(file.getValue(), file.getValue().length / 2);
                    }
                }
            };
        }
    }

    /** Tries each file once. */
    static final class GivesUp extends BrokenContract {
        @Override
        MemoryTransport broken(Device of) {
            return new BrokenTransport(of) {
                private final Set<String> once = new HashSet<>();

                @Override
                boolean isAcceptable(Map.Entry<String, byte[]> file, MemoryVisit visit) {
                    return super.isAcceptable(file, visit) && once.add(file.getKey());
                }
            };
        }
    }

    /** Leaves damaged files where they are. */
    static final class IgnoresCorruptReports extends BrokenContract {
        @Override
        MemoryTransport broken(Device of) {
            return new BrokenTransport(of) {
                @Override
                public synchronized void reportCorrupt(String name) {}
            };
        }
    }

    /** Takes what it has not taken since it was opened. */
    static final class DoesNotAsk extends BrokenContract {
        @Override
        MemoryTransport broken(Device of) {
            return new BrokenTransport(of) {
                private final Set<String> once = new HashSet<>();

                @Override
                boolean isAcceptable(Map.Entry<String, byte[]> file, MemoryVisit visit) {
                    return NAME.matcher(file.getKey()).matches() && once.add(file.getKey());
                }
            };
        }
    }

    /** Writes each file into its folder before it asks. */
    static final class FetchesBeforeItAsks extends BrokenContract {
        @Override
        MemoryTransport broken(Device of) {
            return new BrokenTransport(of) {
                @Override
                boolean isAcceptable(Map.Entry<String, byte[]> file, MemoryVisit visit) {
                    Path fetched = of.exchange().resolve("new-" + file.getKey());
                    try {
                        Files.createDirectories(of.exchange());
                        Files.write(fetched, file.getValue());
                        boolean acceptable = super.isAcceptable(file, visit);
                        Files.delete(fetched);
                        return acceptable;
                    } catch (IOException e) {
                        throw new DiskException("cannot write", fetched, e);
                    }
                }
            };
        }
    }

    /** Throws what its inbox throws. */
    static final class FailsWithItsInbox extends BrokenContract {
        @Override
        MemoryTransport broken(Device of) {
            return new BrokenTransport(of) {
                @Override
                public synchronized TransportReport exchange() {
                    TransportReport report = super.exchange();
                    if (!report.failures().isEmpty()) {
                        throw new DiskException("cannot write", of.exchange(), new IOException("it is full"));
                    }
                    return report;
                }
            };
        }
    }

    /** Closes only after the exchange. */
    static final class ClosesAfterTheExchange extends BrokenContract {
        @Override
        MemoryTransport broken(Device of) {
            return new BrokenTransport(of) {
                @Override
                public synchronized void close() {
                    super.close();
                }
            };
        }
    }

    /** Fails if another thread exchanges. */
    static final class RefusesASecondExchange extends BrokenContract {
        @Override
        MemoryTransport broken(Device of) {
            return new BrokenTransport(of) {
                private final AtomicBoolean busy = new AtomicBoolean();

                @Override
                public TransportReport exchange() {
                    if (busy.getAndSet(true)) {
                        throw new IllegalStateException("busy");
                    }
                    try {
                        return super.exchange();
                    } finally {
                        busy.set(false);
                    }
                }
            };
        }
    }

    /** Waits while the time is before that of its last exchange. */
    static final class WaitsByTheClock extends BrokenContract {
        @Override
        MemoryTransport broken(Device of) {
            return new BrokenTransport(of) {
                private Instant last = Instant.MIN;

                @Override
                public synchronized TransportReport exchange() {
                    Instant now = of.clock().instant();
                    if (now.isBefore(last)) {
                        return NOTHING;
                    }
                    last = now;
                    return super.exchange();
                }
            };
        }
    }

    /** Lets what a listener throws end its exchange. */
    static final class FailsWithItsListener extends BrokenContract {
        @Override
        MemoryTransport broken(Device of) {
            return new BrokenTransport(of) {
                private Runnable listener = () -> {};

                @Override
                public void onNews(Runnable told) {
                    listener = told;
                }

                @Override
                public synchronized TransportReport exchange() {
                    TransportReport report = super.exchange();
                    if (report.received() > 0) {
                        listener.run();
                    }
                    return report;
                }
            };
        }
    }
}
