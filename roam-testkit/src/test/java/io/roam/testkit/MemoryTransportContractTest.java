package io.roam.testkit;

final class MemoryTransportContractTest extends MemoryTransportContract {}
