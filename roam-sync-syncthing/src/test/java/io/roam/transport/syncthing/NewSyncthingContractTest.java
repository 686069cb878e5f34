package io.roam.transport.syncthing;

final class NewSyncthingContractTest extends RealSyncthingContract {
    NewSyncthingContractTest() {
        super(RealSyncthing.NEW);
    }
}
