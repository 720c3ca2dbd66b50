package main

import (
	"flag"
	"log"
	"time"
)

func main() {
	every := flag.Duration("every", time.Minute, "how often to work")
	flag.Parse()
	for range time.Tick(*every) {
		log.Println("working")
	}
}
