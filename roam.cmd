@echo off
REM Runs roam on Windows: from a checkout, built on first use, or from an unpacked distribution.
REM Not tested on Windows yet. It does not rebuild when sources change: delete roam-cli\target for that.
setlocal
set "here=%~dp0"
set "ROAM_LAUNCHER=%~f0"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
"%java%" -version >nul 2>&1
if errorlevel 1 (
  echo roam: Java 17 or newer not found in JAVA_HOME or PATH 1>&2
  echo hint: install a JDK, or set JAVA_HOME to its folder 1>&2
  exit /b 1
)
set "lib=%here%lib"
if not exist "%here%pom.xml" goto run
set "lib=%here%roam-cli\target\fast\dist\lib"
set "log=%here%target\roam-build.log"
if exist "%here%roam-cli\target\fast\built" goto run
if not exist "%here%target" mkdir "%here%target"
echo building roam (first use, about a minute)... 1>&2
pushd "%here%"
call mvnw.cmd -q -B -Dfast -Dmaven.test.skip=true -pl roam-cli -am package >"%log%" 2>&1
if errorlevel 1 (
  popd
  type "%log%" 1>&2
  echo roam: the build failed 1>&2
  echo hint: read the output in %log% 1>&2
  exit /b 1
)
popd
type nul >"%here%roam-cli\target\fast\built"
:run
set "compiler=-XX:TieredStopAtLevel=1"
for %%c in (sync pair resume restore tour) do if "%~1"=="%%c" set "compiler="
"%java%" %compiler% -XX:+UseSerialGC -XX:-UsePerfData -Xshare:auto %ROAM_JAVA_OPTS% -cp "%lib%\*" io.roam.cli.Main %*
exit /b %errorlevel%
