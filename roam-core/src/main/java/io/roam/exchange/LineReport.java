package io.roam.exchange;

import io.roam.spi.Reason;
import java.util.List;

/**
 * What a transport did since it was asked last.
 *
 * @param sent files offered
 * @param received files handed to the inbox
 * @param failures what could not be reached, read or written at its last exchange
 * @param notes what else the user should know
 */
record LineReport(int sent, int received, List<Reason.Coded> failures, List<Reason.Coded> notes) {}
