package io.roam.batch;

import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import java.time.Instant;

/**
 * What its writer cannot know of a batch by itself.
 *
 * @param number the device's running number, from 1
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
