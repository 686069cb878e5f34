package io.roam.exchange;

import io.roam.chain.ConversationId;
import io.roam.device.DeviceId;

/** A batch that was accepted: of whom, in which conversation, with how many events. */
public record AcceptedBatch(DeviceId device, ConversationId conversation, int events) {}
