package io.roam.exchange;

import java.util.List;

/**
 * What a transport did since it was asked last.
 *
 * @param sent files offered
 * @param received files handed to the inbox
 * @param failures what could not be reached, read or written at its last exchange, each a sentence
 * @param notes what else the user should know, each a sentence
 */
record LineReport(int sent, int received, List<String> failures, List<String> notes) {}
