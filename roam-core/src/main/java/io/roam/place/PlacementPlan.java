package io.roam.place;

import java.util.List;

/**
 * The steps that bring a store up to date in one conversation.
 *
 * @param skipped heads that are not placed now, with the reasons
 */
record PlacementPlan(List<PlacementStep> steps, List<SkippedConversation> skipped) {}
