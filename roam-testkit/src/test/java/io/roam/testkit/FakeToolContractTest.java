package io.roam.testkit;

final class FakeToolContractTest extends FakeToolContract {}
