package io.roam.place;

import java.util.List;

/**
 * What is to be done for one conversation.
 *
 * @param skipped sessions that nothing is placed in now, each with its reason
 */
record PlacementPlan(List<PlacementStep> steps, List<Skipped> skipped) {}
