package io.roam.batch;

import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import java.time.Instant;

/**
 * The fields of a batch header that only the caller of the writer knows.
 *
 * @param number the device's sequence number, from 1
 * @param rule the name of the tool's class rule
 * @param from the chain value before the first event
 */
public record BatchDescriptor(
        String circle,
        long number,
        String tool,
        String rule,
        ConversationId conversation,
        ChainValue from,
        Instant time) {}
