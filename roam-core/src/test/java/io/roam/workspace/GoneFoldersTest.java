package io.roam.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.spi.Machine;
import io.roam.workspace.GoneFolders.Group;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GoneFoldersTest {
    private final Machine machine = TestMachine.linux();
    private GoneFolders gone;

    @BeforeEach
    void look() {
        gone = new GoneFolders(machine.home().getFileSystem());
    }

    @Test
    void whatIsThereOrUnknownIsNotGone() {
        TestMachine.folder(machine, "work");
        gone.add("/home/ada/work");
        gone.add("");
        gone.add("vscode-remote://ssh-remote%2Bdevbox/home/ada/work");
        assertThat(gone.groups()).isEmpty();
    }

    @Test
    void aFolderThatIsGoneAloneStandsForItself() {
        TestMachine.folder(machine, "work");
        gone.add("/home/ada/work/beacon");
        gone.add("/home/ada/work/beacon");
        gone.add("/home/ada/work/gull/core");
        assertThat(gone.groups())
                .containsExactly(new Group("/home/ada/work/beacon", 2), new Group("/home/ada/work/gull/core", 1));
    }

    @Test
    void foldersThatWentTogetherAreOneGroup() {
        gone.add("/Users/old/work/beacon");
        gone.add("/Users/old/work/beacon");
        gone.add("/Users/old/gull");
        gone.add("C:\\Users\\old\\work\\beacon");
        gone.add("C:\\Users\\old\\work");
        assertThat(gone.groups())
                .containsExactlyInAnyOrder(new Group("/Users/old", 3), new Group("C:\\Users\\old\\work", 2));
    }
}
