"""A few hosts on this machine, to try a cluster on: network namespaces on one bridge, where root may make them; else processes.

The hosts have networks of their own and share the files. Host 0 is where the manager runs.
"""
import os
import signal
import subprocess


class Hosts:
    """`with Hosts(4) as hosts`: four hosts, with all their processes ended and their networks gone afterwards."""

    def __init__(self, n):
        self.n = n
        self.tag = f"or{os.getpid() % 100000}"
        self.processes = []  # (host, process)
        self.cpu_s = 0.0  # of the processes that have ended, and of their children that they waited for
        self.apart = all(self._ip(*words) for words in self._network())
        if not self.apart:
            self._remove()

    def _network(self):
        subnet = f"10.77.{os.getpid() % 250}"
        bridge = self.tag + "b"
        self.addresses = [f"{subnet}.{host + 2}" for host in range(self.n)]
        yield "link", "add", bridge, "type", "bridge"
        yield "link", "set", bridge, "up"
        for host, address in enumerate(self.addresses):
            name, cable = f"{self.tag}h{host}", f"{self.tag}v{host}"
            yield "netns", "add", name
            yield "link", "add", cable, "type", "veth", "peer", "name", "eth0", "netns", name
            yield "link", "set", cable, "master", bridge, "up"
            yield "-n", name, "address", "add", address + "/24", "dev", "eth0"
            yield "-n", name, "link", "set", "eth0", "up"
            yield "-n", name, "link", "set", "lo", "up"

    @staticmethod
    def _ip(*words):
        try:
            return subprocess.run(["ip", *words], stderr=subprocess.DEVNULL, check=False).returncode == 0
        except FileNotFoundError:
            return False

    def __str__(self):
        return f"{self.n} hosts in network namespaces" if self.apart else f"{self.n} hosts as plain processes (no right to make namespaces)"

    def address(self, host):
        return self.addresses[host] if self.apart else "127.0.0.1"

    def start(self, host, command, **options):
        """Starts `command` on `host`, in a process group of its own."""
        if self.apart:
            command = ["ip", "netns", "exec", f"{self.tag}h{host}", *command]
        process = subprocess.Popen(command, start_new_session=True, stdin=subprocess.DEVNULL, **options)
        self.processes.append((host, process))
        return process

    def wait(self, process, options=0):
        """Waits for its end; its status. With os.WNOHANG: nothing where it has not ended."""
        if process.returncode is not None:
            return process.returncode
        pid, status, used = os.wait4(process.pid, options)
        if pid == 0:
            return None
        process.returncode = os.waitstatus_to_exitcode(status)
        self.cpu_s += used.ru_utime + used.ru_stime
        return process.returncode

    def kill(self, host, number=signal.SIGKILL):
        """Ends the processes that were started on `host`, with what they started."""
        for at, process in self.processes:
            if at == host and process.returncode is None:
                try:
                    os.killpg(process.pid, number)
                except ProcessLookupError:
                    pass
                self.wait(process)
        if self.apart and number == signal.SIGKILL:  # what left its group, as the tasks of Work Queue do
            self.send(host, signal.SIGKILL)

    def send(self, host, number):
        """Sends a signal to the processes that were started on `host`, and to what they started. REQUIRES: apart."""
        found = subprocess.run(["ip", "netns", "pids", f"{self.tag}h{host}"], capture_output=True, text=True, check=False)
        for pid in found.stdout.split():
            try:
                os.kill(int(pid), number)
            except ProcessLookupError:
                pass

    def kill_tasks(self, host, name):
        """Ends what runs on `host` under this name. Where hosts are plain processes nobody knows which are its, and nothing is ended."""
        found = subprocess.run(["ip", "netns", "pids", f"{self.tag}h{host}"], capture_output=True, text=True, check=False)
        n_killed = 0
        for pid in found.stdout.split() if self.apart else []:
            try:
                with open(f"/proc/{pid}/comm", encoding="utf-8") as file:
                    if file.read().strip() == name:
                        os.kill(int(pid), signal.SIGKILL)
                        n_killed += 1
            except (FileNotFoundError, ProcessLookupError):
                pass
        return n_killed

    def set_cable(self, host, state):
        """Cuts its cable ("down") or mends it ("up"). REQUIRES: apart."""
        if not self._ip("-n", f"{self.tag}h{host}", "link", "set", "eth0", state):
            raise RuntimeError(f"the cable of host {host} could not be set {state}")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for host in range(self.n):
            self.kill(host, signal.SIGTERM)
            self.kill(host)
        self._remove()

    def _remove(self):
        for host in range(self.n):
            self._ip("netns", "del", f"{self.tag}h{host}")
            self._ip("link", "del", f"{self.tag}v{host}")
        self._ip("link", "del", self.tag + "b")
