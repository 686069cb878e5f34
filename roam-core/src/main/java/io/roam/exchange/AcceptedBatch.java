package io.roam.exchange;

import io.roam.chain.ConversationId;
import io.roam.device.DeviceId;

/**
 * A batch that entered the pool in an exchange.
 *
 * @param device the device that captured it
 * @param events the number of its events
 */
public record AcceptedBatch(DeviceId device, ConversationId conversation, int events) {}
