package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule of the contract of transports finds the transports that break it, and a sound one keeps it under the same conditions. */
final class BrokenTransportsTest {
    static Stream<Arguments> mutants() {
        return Stream.of(
                arguments("unreachable-is-a-failure", BrokenTransports.ThrowsWhenUnreachable.class),
                arguments("unreachable-is-a-failure", BrokenTransports.HidesThatItIsUnreachable.class),
                arguments("recovers-without-a-restart", BrokenTransports.NeverRecovers.class),
                arguments("too-large-is-passed-over", BrokenTransports.IgnoresLimits.class),
                arguments("too-large-is-not-loaded", BrokenTransports.LoadsBeforeItAsks.class),
                arguments("hostile-names-stay-outside", BrokenTransports.WritesUnderAnyName.class),
                arguments("hostile-names-stay-outside", BrokenTransports.FailsAtOddNames.class),
                arguments("hostile-names-stay-outside", BrokenTransports.HidesOddNames.class),
                arguments("cut-off-is-not-handed-over", BrokenTransports.TakesAPartForTheWhole.class),
                arguments("cut-off-is-fetched-again", BrokenTransports.GivesUp.class),
                arguments("damaged-is-fetched-again", BrokenTransports.IgnoresCorruptReports.class),
                arguments("wants-is-asked-first", BrokenTransports.DoesNotAsk.class),
                arguments("wants-is-asked-first", BrokenTransports.FetchesBeforeItAsks.class),
                arguments("wants-is-asked-first", BrokenTransports.LoadsBeforeItAsks.class),
                arguments("an-inbox-that-fails-is-a-failure", BrokenTransports.FailsWithItsInbox.class),
                arguments("an-inbox-that-fails-is-a-failure", BrokenTransports.GivesUp.class),
                arguments("close-ends-an-exchange", BrokenTransports.ClosesAfterTheExchange.class),
                arguments("two-exchanges-do-no-harm", BrokenTransports.RefusesASecondExchange.class),
                arguments("clock-jumps-do-no-harm", BrokenTransports.WaitsByTheClock.class),
                arguments("a-listener-that-throws-does-no-harm", BrokenTransports.FailsWithItsListener.class),
                arguments("all-get-what-one-has", BrokenDeliveries.SkipsEmptyFiles.class),
                arguments("new-files-come-later", BrokenDeliveries.PublishesOnce.class),
                arguments("no-news-no-traffic", BrokenDeliveries.CountsAllAsSent.class),
                arguments("published-files-stay-as-they-are", BrokenDeliveries.RemovesWhatItPublished.class),
                arguments("a-restart-brings-nothing-twice", BrokenDeliveries.TakesAllAnew.class),
                arguments("nothing-is-left-behind", BrokenDeliveries.LeavesParts.class),
                arguments("a-batch-stays-until-its-pack-is-there", BrokenDeliveries.ReplacesSlotsEarly.class),
                arguments("lanes-of-strangers-are-not-read", BrokenDeliveries.HearsEverybody.class),
                arguments("an-owner-hears-its-own-lane", BrokenDeliveries.HearsOnlyOthers.class),
                arguments("a-reader-changes-no-lane", BrokenDeliveries.EmptiesLanesOfOthers.class),
                arguments("live-batches-arrive", BrokenDeliveries.ForgetsWhatIsLive.class));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("mutants")
    void theRuleFindsTheTransport(String rule, Class<?> broken) {
        assertThat(run(broken, rule).failed()).containsOnlyKeys(rule);
        assertThat(run(BrokenTransports.Sound.class, rule).passed()).containsOnly(rule);
    }

    private static ContractRun run(Class<?> contract, String rule) {
        return ContractRun.of(contract, test -> ContractRun.nameOf(test).equals(rule));
    }
}
