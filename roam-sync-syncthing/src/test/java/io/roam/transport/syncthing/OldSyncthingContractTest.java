package io.roam.transport.syncthing;

final class OldSyncthingContractTest extends RealSyncthingContract {
    OldSyncthingContractTest() {
        super(RealSyncthing.OLD);
    }
}
